import { isMetafield, type FieldName } from '../reconcile/customer-store'
import type { FieldProblem } from '../reconcile/field-problem'
import { fieldLabel } from './field-label'
import { checkBoolean } from './values/boolean'
import type { Checked } from './values/checked'
import { checkConsent } from './values/consent'
import { checkCountry } from './values/country'
import { checkEmail } from './values/email'
import { checkLength } from './values/length'
import { checkLocale } from './values/locale'
import { checkMetafield } from './values/metafield'
import { checkPhone } from './values/phone'
import { checkProvince } from './values/province'
import { checkZip } from './values/zip'

/** What a value means depends on these. */
export type ValueContext = { country: string | null; metafieldType: string | undefined }

/** What Shopify takes of a value (null = the field is empty), or why it would refuse it. */
export type FieldValue = { ok: true; value: string | null } | { ok: false; problem: FieldProblem }

/** Checks a value before Shopify sees it, so that one wrong field does not cost somebody the whole customer. */
export function fieldValue(field: FieldName, text: string | null, context: ValueContext): FieldValue {
  const written = text?.trim()
  // A userName that stands in for an address need not be one.
  if (!written || (field === 'email' && !written.includes('@'))) return { ok: true, value: null }
  const short = checkLength(field, written)
  const checked = short.ok ? check(field, written, context) : short
  if (checked.ok) return checked
  const { code, message, fix } = checked
  const said = `${fieldLabel(field)}: ${message}.`
  return {
    ok: false,
    problem: { field, value: written.slice(0, 200), code, message: said, who: 'idp-admin', fix },
  }
}

function check(field: FieldName, text: string, { country, metafieldType }: ValueContext): Checked {
  if (isMetafield(field)) return checkMetafield(text, metafieldType ?? '')
  switch (field) {
    case 'email':
      return checkEmail(text)
    case 'phone':
      return checkPhone(text, country)
    case 'locale':
      return checkLocale(text)
    case 'taxExempt':
      return checkBoolean(text)
    case 'emailMarketing':
    case 'smsMarketing':
      return checkConsent(text)
    case 'address.zip':
      return checkZip(text, country)
    case 'address.provinceCode':
      return checkProvince(text, country)
    case 'address.countryCode':
      return checkCountry(text)
    default:
      return { ok: true, value: text }
  }
}
