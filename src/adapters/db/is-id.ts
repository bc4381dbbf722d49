/** Whether a text is an id as we write them; PostgreSQL refuses to look for anything else in a uuid column. */
export const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
