/** Tokens of the one issuer that is trusted: their form, their signature by one of its published keys, and what they claim. */
package dev.tenantonboarding.inference.token;
