/** Ids are UUIDs that we made; anything else names nothing, and PostgreSQL would refuse to look for it. */
export const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
