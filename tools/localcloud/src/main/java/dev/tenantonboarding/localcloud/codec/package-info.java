/** Reads requests and writes answers of every protocol, driven by the self-description of the SDK's model classes. */
package dev.tenantonboarding.localcloud.codec;
