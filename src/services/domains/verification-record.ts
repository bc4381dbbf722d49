/** What the TXT record of a domain has to say. */
export const verificationRecord = ({ token }: { token: string }) => `rollcall-verification=${token}`
