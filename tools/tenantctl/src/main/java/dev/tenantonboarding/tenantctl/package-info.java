/** The operators' command: reads the command line, finds where to work, and turns every failure into a line and an exit code. */
package dev.tenantonboarding.tenantctl;
