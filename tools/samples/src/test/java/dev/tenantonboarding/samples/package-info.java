/** What the committed sample models answer, asked through a reader other than the library that trained them. */
package dev.tenantonboarding.samples;
