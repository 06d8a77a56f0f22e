/** The vendors whose servers the sandbox runs, by the names their adapters have in a configuration. */
export const vendors = ['itniotech', 'sobot', 'huawei-cc'] as const;

/** See {@link vendors}. */
export type Vendor = (typeof vendors)[number];

/**
 * The servers the sandbox runs, each at an address of its own: the first one of a vendor has the vendor's name,
 * `huawei-cc` is the CC-Gateway, and Huawei's CC-CMS and API Fabric are others.
 */
export const surfaces = [...vendors, 'huawei-cc-cms', 'huawei-cc-api-fabric'] as const;

/** See {@link surfaces}. */
export type Surface = (typeof surfaces)[number];
