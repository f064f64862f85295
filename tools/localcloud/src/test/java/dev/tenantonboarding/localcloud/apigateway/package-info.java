/** API Gateway, tried with the SDK's client and plain HTTP requests. */
package dev.tenantonboarding.localcloud.apigateway;
