/** One class for each command. */
package dev.tenantonboarding.tenantctl.command;
