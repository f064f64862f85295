/** The local cloud in this process, with the platform deployed in it and the sample models in place. */
package dev.tenantonboarding.tenantctl.local;
