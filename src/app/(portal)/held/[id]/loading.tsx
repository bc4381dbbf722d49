import { DetailSkeleton } from '@/components/ui/detail-skeleton'

export default function LoadingHeldChange() {
  return <DetailSkeleton />
}
