/**
 * The codes that CC-CMS refuses with, and their texts in the vendor's table of error codes: parameters are
 * invalid, the number asked for does not exist, no sufficient right. Which call answers which of them is
 * inferred, not documented.
 */
export const texts = {
  '0100002': '参数不合法',
  '0101002': '查询的号码在uap不存在',
  '0101003': '权限不足',
} as const;

/** See {@link texts}. */
export type Refusal = keyof typeof texts;
