import { PageHeader } from '@/components/shell/page-header'
import { Skeleton } from '@/components/ui/skeleton'

export default function LoadingStores() {
  return (
    <>
      <PageHeader title="Stores" description="Shopify stores in which people become customers." />
      <div role="status" aria-label="Loading" className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-52" />
        <Skeleton className="h-52" />
        <Skeleton className="h-52" />
      </div>
    </>
  )
}
