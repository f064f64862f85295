/** Lambda, tried with the SDK's client and real function archives. */
package dev.tenantonboarding.localcloud.lambda;
