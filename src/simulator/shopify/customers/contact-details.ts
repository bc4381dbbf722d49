const EMAIL = /^[^\s@,;<>()[\]"\\]+@[^\s@,;<>()[\]"\\.]+(\.[^\s@,;<>()[\]"\\.]+)+$/

/** An e-mail address as a store keeps it (trimmed, lower case), or undefined when it is not one. */
export function normaliseEmail(text: string): string | undefined {
  const email = text.trim().toLowerCase()
  return email.length <= 255 && EMAIL.test(email) && !email.includes('..') ? email : undefined
}

/**
 * A phone number in E.164, or undefined when it cannot be one. Numbers without a country code are read as
 * those of a North American store, the simulator's stores' country.
 */
export function normalisePhone(text: string): string | undefined {
  const trimmed = text.trim()
  if (!/^\+?[\d\s().\-/]+$/.test(trimmed)) return undefined
  const digits = trimmed.replace(/\D/g, '')
  if (trimmed.startsWith('+')) return acceptInternational(digits)
  if (digits.length === 10) return acceptInternational(`1${digits}`)
  if (digits.length === 11 && digits.startsWith('1')) return acceptInternational(digits)
  return undefined
}

function acceptInternational(digits: string): string | undefined {
  if (digits.startsWith('1')) return /^1[2-9]\d{2}[2-9]\d{6}$/.test(digits) ? `+${digits}` : undefined
  return /^[2-9]\d{7,14}$/.test(digits) ? `+${digits}` : undefined
}
