/** Tests of the whole: the architecture, and every path through the deployed template. */
package dev.tenantonboarding.tests;
