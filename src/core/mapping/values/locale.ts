import { invalid, valid, type Checked } from './checked'

/** A language as Shopify writes it (`en`, `fr-CA`), from a locale or the first of an Accept-Language header. */
export function checkLocale(text: string): Checked {
  const [first = ''] = text.split(/[,;]/)
  const tag = first.trim().replaceAll('_', '-').replace(/\..*$/, '')
  const canonical = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag) ? canonicalTag(tag) : undefined
  if (canonical !== undefined) return valid(canonical)
  return invalid(
    'locale-invalid',
    `"${text.slice(0, 40)}" is no language such as en or fr-CA`,
    'Send a language tag, such as de or de-CH, or a template that makes one of it.',
  )
}

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}
