/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Administrators paste the SCIM base URL with a slash at its end; a redirect would lose the body and the token.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ['argon2', 'pg'],
  // `npm run check` checks the types of everything; a visitor's first build need not do it again.
  typescript: { ignoreBuildErrors: true },
}

export default config
