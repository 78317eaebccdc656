# Recognising a file: in the browser, or by sending it.
verify-stays = Your file stays on your device. We work out its fingerprint here and send only that.
verify-sends = This file is too large to work out here. We send it to be checked and do not keep it.
verify-failed = This file could not be read here. Choose it again. Or press the button once more: then we send it to be checked.
verify-busy = One moment, we are working out the fingerprint.
verify-device = Checked on your own device: your file was not sent.
verify-sent = Your file was sent to be checked. We did not keep it.
