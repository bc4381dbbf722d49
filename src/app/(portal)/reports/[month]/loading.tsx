import { DetailSkeleton } from '@/components/ui/detail-skeleton'

export default function LoadingReport() {
  return <DetailSkeleton />
}
