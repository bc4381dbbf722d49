import { DetailSkeleton } from '@/components/ui/detail-skeleton'

export default function LoadingNewTarget() {
  return <DetailSkeleton />
}
