/** JWT authorizers: tokens of one pinned issuer, checked as HTTP APIs check them. */
package dev.tenantonboarding.localcloud.apigateway.jwt;
