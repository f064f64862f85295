/** Events that reached no target, and how they are sent again. */
package dev.tenantonboarding.tenantctl.deadletters;
