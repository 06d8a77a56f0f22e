import { codeTable, type Meaning, type VendorRefusal } from '@cordboard/core/http';

/** The codes for success: one of newer calls, one of older calls. */
export const succeeded: readonly string[] = ['0100000', '0'];

/** CEC interface reference, CC-CMS result codes. */
const meanings = codeTable([
  ['0100001', 'Internal', 'the vendor could not do it'],
  ['0100002', 'InvalidInput', 'a parameter is invalid'],
  ['0100003', 'Unsupported', 'the version of the CTI platform does not support this call'],
  ['0100999', 'Internal', 'the vendor reports a fault of its own'],
  ['0101001', 'PermissionDenied', 'the agent may not be inspected'],
  ['0101002', 'NotFound', 'there is no such agent'],
  ['0101003', 'PermissionDenied', 'the agent has no right to this call'],
]);

const undocumented: Meaning = {
  kind: 'Internal',
  message: 'the vendor reports a failure it does not document',
};

export const refusalBy = (code: string, text: string | undefined): VendorRefusal => ({
  ...(meanings.get(code) ?? undocumented),
  codes: [{ name: 'code', code }],
  text,
});

/** A refused signature, and an address that is locked after too many of them. */
export const statuses = codeTable([
  [
    '401',
    'Unauthenticated',
    "the signature was not accepted; check cms.accessKey, cms.secretKey, cms.encoding and this machine's clock",
  ],
  ['403', 'PermissionDenied', 'the vendor has locked this address after too many refused signatures; wait'],
]);
