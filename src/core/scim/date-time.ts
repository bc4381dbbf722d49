const pattern = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/

/** An xsd:dateTime (RFC 7643 §2.3.5) that names a real moment. */
export const isDateTime = (text: string): boolean => pattern.test(text) && !Number.isNaN(Date.parse(text))
