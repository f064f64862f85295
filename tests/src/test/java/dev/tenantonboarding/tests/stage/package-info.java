/** What the whole-path tests stand on: the deployed platform, and their hands and eyes in it, all of them real clients. */
package dev.tenantonboarding.tests.stage;
