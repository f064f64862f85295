/** The Amazon States Language: reading a definition, refusing what AWS refuses in its words, and one class for each type of state. */
package dev.tenantonboarding.localcloud.stepfunctions.language;
