/** A model's way into the models bucket: read from its source, checked, hashed and written, all of it streaming. */
package dev.tenantonboarding.onboarding.upload;
