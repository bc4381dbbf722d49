import { DetailSkeleton } from '@/components/ui/detail-skeleton'

export default function LoadingReceipt() {
  return <DetailSkeleton />
}
