/** JSONata as Step Functions speaks it: its values, its added functions, and the words of its failures. */
package dev.tenantonboarding.localcloud.stepfunctions.jsonata;
