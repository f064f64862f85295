/** The program that trained the sample models, run by hand: see the module's README. */
package dev.tenantonboarding.samples.training;
