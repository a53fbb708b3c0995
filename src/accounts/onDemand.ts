/*
 * What comes with the first account, in one chunk: clients, renewal, and what changes the vault. One, because every
 * further entry would cut the code that it shares with activation into more files to read.
 */
export { createTraffic } from '../api/traffic';
export { sampleClient, tokenClient, tokenSource } from './clients';
export { firstToken } from './renewal';
export { createVaultWrites } from './vaultWrites';
export { createWindowLock } from './windowLock';
