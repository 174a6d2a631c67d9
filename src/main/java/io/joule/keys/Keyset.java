package io.joule.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * The Tink keyset that seals private keys: one primary that seals, and older keys that still open. The only class that
 * reads or writes a keyset's secret text. Faults never carry a cause: Tink's own messages may quote what they read.
 */
public final class Keyset {

    private final KeysetHandle handle;

    private Keyset(KeysetHandle handle) {
        this.handle = handle;
    }

    /**
     * @param text a JSON keyset, plain or as base64
     * @throws KeysetFault unless it is a keyset with a primary whose keys are AEADs
     */
    public static Keyset parse(String text) {
        Keyset keyset = new Keyset(read(json(text.strip())));
        keyset.aead();
        return keyset;
    }

    /** A new keyset with one AES-256-GCM key. */
    public static Keyset generate() {
        return of(KeysetHandle.newBuilder().addEntry(newKey().withRandomId().makePrimary()));
    }

    /** This keyset with a new primary; every older key is kept, so that what they sealed still opens. */
    public Keyset rotated() {
        return of(
                KeysetHandle.newBuilder(handle).addEntry(newKey().withRandomId().makePrimary()));
    }

    /** Only the primary. */
    public Keyset pruned() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
        for (int i = builder.size() - 1; i >= 0; i--) {
            if (!builder.getAt(i).isPrimary()) {
                builder.deleteAt(i);
            }
        }
        return of(builder);
    }

    public int size() {
        return handle.size();
    }

    /** The base64 JSON text that {@link #parse} reads: this is the secret itself. */
    public String secretText() {
        try {
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
            return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a keyset that was read can't be written");
        }
    }

    Aead aead() {
        try {
            return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new KeysetFault("The encryption keyset is not made of AEAD keys: make one with `keys new`.");
        }
    }

    @Override
    public String toString() {
        return "a keyset of " + size() + " keys";
    }

    private static String json(String text) {
        if (text.startsWith("{")) {
            return text;
        }
        try {
            return new String(Base64.getMimeDecoder().decode(base64(text)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new KeysetFault("The encryption keyset is neither base64 nor JSON.");
        }
    }

    /** The MIME decoder forgives line breaks, but would silently skip any other character too. */
    private static String base64(String text) {
        if (!text.matches("[A-Za-z0-9+/\\s]+={0,2}")) {
            throw new KeysetFault("The encryption keyset is neither base64 nor JSON.");
        }
        return text;
    }

    private static KeysetHandle read(String json) {
        KeysetHandle handle;
        try {
            AeadConfig.register();
            handle = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new KeysetFault("The encryption keyset is not a Tink keyset in JSON.");
        }
        try {
            handle.getPrimary();
        } catch (RuntimeException e) {
            throw new KeysetFault("The encryption keyset has no usable primary key.");
        }
        return handle;
    }

    private static KeysetHandle.Builder.Entry newKey() {
        try {
            AeadConfig.register();
            return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink has no AES-256-GCM", e);
        }
    }

    private static Keyset of(KeysetHandle.Builder builder) {
        try {
            return new Keyset(builder.build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a keyset could not be put together", e);
        }
    }
}
