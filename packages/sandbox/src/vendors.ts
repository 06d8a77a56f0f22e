/** The vendors whose servers the sandbox runs, by the names their adapters have in a configuration. */
export const vendors = ['itniotech', 'sobot', 'huawei-cc'] as const;

/** See {@link vendors}. */
export type Vendor = (typeof vendors)[number];
