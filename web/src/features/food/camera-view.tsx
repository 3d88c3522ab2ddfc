import { SwitchCamera, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../lib/intl/use-text.ts';
import { Button, IconButton } from '../../ui/button.tsx';

type Facing = 'environment' | 'user';

function takePicture(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95));
}

/** The device's camera in the page. Without one, or without leave to use it, it says so and leads to files. */
export function CameraView({ onPhoto, onClose }: { onPhoto: (photo: Blob) => void; onClose: () => void }) {
  const t = useText();
  const video = useRef<HTMLVideoElement>(null);
  const [facing, setFacing] = useState<Facing>('environment');
  const [status, setStatus] = useState<'opening' | 'ready' | 'denied' | 'missing'>('opening');

  useEffect(() => {
    let stream: MediaStream | null = null;
    let isCurrent = true;
    async function open() {
      try {
        const opened = await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { facingMode: facing, width: { ideal: 2048 }, height: { ideal: 2048 } },
        });
        stream = opened;
        if (!isCurrent) return stop();
        if (video.current) video.current.srcObject = opened;
        setStatus('ready');
      } catch (error) {
        if (isCurrent)
          setStatus(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'missing');
      }
    }
    function stop() {
      for (const track of stream?.getTracks() ?? []) track.stop();
    }
    void open();
    return () => {
      isCurrent = false;
      stop();
    };
  }, [facing]);

  const shoot = async () => {
    const photo = video.current === null ? null : await takePicture(video.current);
    if (photo !== null) onPhoto(photo);
  };

  if (status === 'denied' || status === 'missing') {
    return (
      <div
        role="alert"
        className="grid justify-items-start gap-3 rounded-xl border border-line bg-surface p-5"
      >
        <p className="font-medium">{t(status === 'denied' ? 'capture.denied' : 'capture.noCamera')}</p>
        <Button onClick={onClose}>{t('capture.otherWay')}</Button>
      </div>
    );
  }
  return (
    <section aria-label={t('capture.camera')} className="relative overflow-hidden rounded-xl bg-black">
      <video
        ref={video}
        autoPlay
        playsInline
        muted
        aria-label={t('capture.viewfinder')}
        className="aspect-3/4 max-h-[70dvh] w-full object-cover sm:aspect-4/3"
      />
      {status === 'opening' && (
        <p role="status" className="absolute inset-0 grid place-items-center text-white">
          {t('capture.opening')}
        </p>
      )}
      <div className="absolute inset-x-0 bottom-0 flex items-center justify-between bg-linear-to-t from-black/70 to-transparent p-4 pt-12">
        <IconButton
          label={t('common.close')}
          icon={<X />}
          onClick={onClose}
          className="bg-black/40! text-white! focus-visible:outline-white"
        />
        <button
          type="button"
          aria-label={t('capture.shoot')}
          disabled={status !== 'ready'}
          onClick={shoot}
          className="size-18 rounded-full border-4 border-white bg-white/30 transition-transform active:scale-90 disabled:opacity-50 focus-visible:outline-white"
        />
        <IconButton
          label={t('capture.turn')}
          icon={<SwitchCamera />}
          onClick={() => setFacing(facing === 'user' ? 'environment' : 'user')}
          className="bg-black/40! text-white! focus-visible:outline-white"
        />
      </div>
    </section>
  );
}
