/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Administrators paste the SCIM base URL with a slash at its end; a redirect would lose the body and the token.
  skipTrailingSlashRedirect: true,
  // A folder that begins with a dot is no route of Next's, nor seen by the tools.
  rewrites: async () => [
    { source: '/.well-known/rollcall-receipts.json', destination: '/api/receipts/keys' },
  ],
  serverExternalPackages: ['argon2', 'pg'],
  // `npm run check` checks the types of everything; a visitor's first build need not do it again.
  typescript: { ignoreBuildErrors: true },
}

export default config
