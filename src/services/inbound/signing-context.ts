/** A sealed secret copied to another row does not open. */
export const signingContext = (secretId: string) => `signing-secret:${secretId}`
