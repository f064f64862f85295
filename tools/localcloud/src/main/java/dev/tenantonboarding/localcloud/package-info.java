/** A stand-in for AWS in one process on one loopback port: same protocols, same template, same policies, same functions. */
package dev.tenantonboarding.localcloud;
