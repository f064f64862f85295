/** The cloud's one port: finds the service that a request is signed for and speaks its protocol. */
package dev.tenantonboarding.localcloud.http;
