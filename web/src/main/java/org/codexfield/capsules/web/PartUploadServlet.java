package org.codexfield.capsules.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.codexfield.capsules.service.PartService;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.web.UploadServlet;

/** Takes parts from the publishing page. */
@WebServlet(PartUploadServlet.PATH)
public class PartUploadServlet extends UploadServlet {

    /** Where it is, below the context path. */
    public static final String PATH = "/capsule-parts";

    private static final long serialVersionUID = 1L;

    @Inject private transient PartService parts;

    @Override
    protected Object store(HttpServletRequest request) throws IOException {
        return parts.put(
                        CapsuleName.parse(value(request, "capsule")),
                        new VersionNumber(value(request, "version")),
                        new PartPath(value(request, "path")),
                        mediaType(request.getParameter("type")),
                        new PartService.Upload(request.getInputStream(), Optional.empty()))
                .part();
    }
}
