/** API Gateway's HTTP APIs: their routes, integrations, authorizers and stages, and the requests that they serve below {@code /_api}. */
package dev.tenantonboarding.localcloud.apigateway;
