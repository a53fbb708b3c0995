/*
 * What nobody misses in the first moments after activation, in one chunk of its own (see onDemand.ts).
 */
export { registerAuthentication } from './accounts/authentication';
export { registerStatusBar } from './accounts/statusBar';
export { registerPayloadHints } from './documents/hints';
export { registerIdLinks } from './links/register';
export { watchLimits } from './tree/limitsWatch';
