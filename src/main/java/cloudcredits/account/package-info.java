/**
 * People and how they and cloud services prove who they are: accounts, sessions, passwords,
 * one-time links, API keys; and the audit trail of what everybody did. Knows nothing of contracts
 * beyond their id.
 */
package cloudcredits.account;
