/** What tenants and strangers may try at the deployed platform to be answered by a model that is not theirs, and proof that it is noticed when it works. */
package dev.tenantonboarding.tests.hostile;
