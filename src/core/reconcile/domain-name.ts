/** A domain as it is compared: lower case, in ASCII form, without a scheme, a mailbox or a final dot; undefined when it is none. */
export function domainName(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^.*@/, '')
    .replace(/[/.]+$/, '')
  if (bare === '' || /[/:?#\s]/.test(bare)) return undefined
  try {
    const { hostname } = new URL(`http://${bare}`)
    const isName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(
      hostname,
    )
    return isName ? hostname : undefined
  } catch {
    return undefined
  }
}
