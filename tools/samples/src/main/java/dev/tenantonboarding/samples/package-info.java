/** The sample models as files on the class path, and the keys under which they belong in the model source bucket. */
package dev.tenantonboarding.samples;
