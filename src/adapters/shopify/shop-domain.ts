/** A shop's permanent address, such as `acme.myshopify.com`, or why what was typed is not one. */
export type ParsedShopDomain = { ok: true; shop: string } | { ok: false; reason: string }

const HANDLE = /^[a-z0-9][a-z0-9-]*$/
const SUFFIX = '.myshopify.com'

/** Accepts any form in which people know their shop: the handle, its address, or a link out of the Shopify admin. */
export function parseShopDomain(typed: string): ParsedShopDomain {
  const text = typed.trim().toLowerCase()
  if (text === '') return refuse('Type the address of the shop, such as acme.myshopify.com.')
  if (/\s/.test(text)) return refuse('A shop address has no spaces. Type it as acme.myshopify.com.')
  const [host = '', ...path] = text.replace(/^https?:\/\//, '').split(/[/?#]/)
  if (host === 'admin.shopify.com') return ofAdminPath(path)
  if (host.endsWith(SUFFIX)) return ofHandle(host.slice(0, -SUFFIX.length))
  if (host.includes('@')) return refuse('This is an e-mail address. The shop address ends in .myshopify.com.')
  if (host.includes('.')) {
    return refuse(
      `${host} is not a .myshopify.com address. Your shop has one even with a domain of its own: Shopify admin, Settings, Domains.`,
    )
  }
  return ofHandle(host)
}

function ofAdminPath([place, handle]: string[]): ParsedShopDomain {
  if (place !== 'store' || !handle)
    return refuse('This admin address names no shop. Open the shop first and copy its link.')
  return ofHandle(handle)
}

function ofHandle(handle: string): ParsedShopDomain {
  if (handle === '') return refuse('The name before .myshopify.com is missing.')
  if (handle.includes('.'))
    return refuse(`${handle}${SUFFIX} has too many dots: a shop is one name before ${SUFFIX}.`)
  if (handle.length > 60) return refuse('The name of a shop has at most 60 characters.')
  if (!HANDLE.test(handle)) {
    return refuse(
      `“${handle}” is not a shop name: only letters, digits and hyphens, starting with a letter or digit.`,
    )
  }
  return { ok: true, shop: handle + SUFFIX }
}

const refuse = (reason: string): ParsedShopDomain => ({ ok: false, reason })
