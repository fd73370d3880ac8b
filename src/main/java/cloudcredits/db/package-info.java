/**
 * The one PostgreSQL: embedded or given, migrated by its owner, used by the application through a
 * role of fewer rights, and spoken to with the kernel's own types. Knows no feature.
 */
package cloudcredits.db;
