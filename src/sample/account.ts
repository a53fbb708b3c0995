/*
 * What the rest of the extension may know of the sample account without loading it: this file alone belongs to the
 * extension's entry, everything else of this folder to the lazily loaded chunk.
 */

/** The id of the invented sub-account; the shape is HighLevel's own, 20 letters and digits. */
export const sampleLocationId = 'SampleLocation7Qx2Ld';
/** Where its requests seem to go; they reach no network. */
export const sampleBaseUrl = 'https://sample.invalid';

/** How the sample account is called in lists of accounts. */
export const sampleAccountLabel = 'Sample account';
