import { redirect } from 'next/navigation'

type Query = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Shopify opens the app's address; where that is the portal's own, it goes on where installs begin. */
export default async function Home({ searchParams }: Query) {
  const query = await searchParams
  if (!query.shop || !query.hmac) redirect('/overview')
  const signed = Object.entries(query).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  redirect(`/api/shopify/install?${new URLSearchParams(signed)}`)
}
