package org.ferrepos.server.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.ferrepos.platform.http.CommonProblem;
import org.jspecify.annotations.Nullable;

/** What a request must be for any route to look at it, where the server underneath is more lenient or says nothing. */
final class RequestShape {
    private RequestShape() {}

    /** What is wrong with it; null where nothing is. */
    static @Nullable CommonProblem faultOf(HttpServerRequest request) {
        if (request.version() == null) {
            return CommonProblem.HTTP_VERSION_UNSUPPORTED;
        }
        if (!isForOneHost(request) || !isDelimited(request)) {
            return CommonProblem.REQUEST_MALFORMED;
        }
        String path = request.path();
        return path != null && path.startsWith("/") && isAddress(request.uri())
                ? null
                : CommonProblem.ADDRESS_MALFORMED;
    }

    private static boolean isForOneHost(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_0
                || (request.authority() != null
                        && request.headers().getAll(HttpHeaders.HOST).size() <= 1);
    }

    /** Where a body has another coding than chunks, nobody knows where it ends; version 1.0 knows of no coding at all. */
    private static boolean isDelimited(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return codings.isEmpty()
                || (request.version() != HttpVersion.HTTP_1_0
                        && codings.size() == 1
                        && codings.getFirst().strip().equalsIgnoreCase("chunked"));
    }

    static boolean isAddress(String address) {
        try {
            return new URI(address).getRawFragment() == null && isUtf8(address);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether the encoded bytes are UTF-8; others would become question marks that nobody asked for. */
    private static boolean isUtf8(String address) {
        int escape = address.indexOf('%');
        if (escape < 0) {
            return true;
        }
        ByteBuffer bytes = ByteBuffer.allocate(address.length());
        for (int i = escape; i < address.length(); i++) {
            if (address.charAt(i) == '%') {
                bytes.put((byte) HexFormat.fromHexDigits(address, i + 1, i + 3));
                i += 2;
            } else {
                bytes.put((byte) '-');
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
