/**
 * Why a part of a customer was left out while the rest goes through. `field` is a field's name, `tags`, or what a rule
 * would have given; `value` is what was read, or null when there was nothing.
 */
export type FieldProblem = {
  field: string
  value: string | null
  code: FieldProblemCode
  message: string
  /** Who can end it: whoever keeps the person in the identity provider, or an administrator of this portal. */
  who: 'idp-admin' | 'teammate'
  fix: string
}

export type FieldProblemCode =
  | 'email-missing'
  | 'email-invalid'
  | 'phone-invalid'
  | 'country-unknown'
  | 'province-unknown'
  | 'zip-invalid'
  | 'locale-invalid'
  | 'consent-invalid'
  | 'boolean-invalid'
  | 'metafield-invalid'
  | 'too-long'
  | 'tag-too-long'
  | 'too-many-tags'
  | 'template-failed'
