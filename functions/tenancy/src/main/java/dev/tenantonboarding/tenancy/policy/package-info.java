/** The isolation policies as plain values: the template, the session policies and the tests' proofs all read the same ones. */
package dev.tenantonboarding.tenancy.policy;
