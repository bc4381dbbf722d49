import type { FieldProblemCode } from '../../reconcile/field-problem'

/** A value as Shopify takes it, or why it takes none. */
export type Checked =
  { ok: true; value: string } | { ok: false; code: FieldProblemCode; message: string; fix: string }

export const valid = (value: string): Checked => ({ ok: true, value })

export const invalid = (code: FieldProblemCode, message: string, fix: string): Checked => ({
  ok: false,
  code,
  message,
  fix,
})
